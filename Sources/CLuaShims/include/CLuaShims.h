#ifndef TIAOCHU_CLUASHIMS_H
#define TIAOCHU_CLUASHIMS_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#endif
