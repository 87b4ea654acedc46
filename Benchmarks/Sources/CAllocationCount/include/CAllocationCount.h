#ifndef TIAOCHU_CALLOCATIONCOUNT_H
#define TIAOCHU_CALLOCATIONCOUNT_H

// Counts every allocation of the process from here on; glibc only.
long allocation_count(void);

#endif
