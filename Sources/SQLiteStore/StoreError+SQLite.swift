import CaseStores
import Diagnostics
import GRDB

extension StoreError {
    /// What an error from GRDB means, decided by SQLite's result code; https://www.sqlite.org/rescode.html
    init(sqlite error: any Error, path: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .sqlite(.unavailable, path, "\(error)", "无法使用", "cannot be used")
            return
        }
        // The message and code only: statements and their arguments may hold what is private.
        let driver = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "?")"
        self =
            switch error.resultCode {
            case .SQLITE_IOERR: .failing(path: path, driver: driver)
            case .SQLITE_FULL: .full(path: path, driver: driver)
            case .SQLITE_READONLY, .SQLITE_PERM: .readOnly(path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: .busy(path: path, driver: driver)
            case .SQLITE_CORRUPT: .damaged(path: path, driver: driver)
            case .SQLITE_NOTADB: .notOurs(path: path)
            case .SQLITE_CANTOPEN: .cannotOpen(path: path, driver: driver)
            case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH:
                .sqlite(.invalid, path, driver, "拒绝了写入的内容", "refused what was to be written")
            default: .sqlite(.unavailable, path, driver, "无法使用", "cannot be used")
            }
    }

    private static func sqlite(
        _ code: Code, _ path: String, _ driver: String, _ chinese: String, _ english: String, fix: BilingualText? = nil
    ) -> StoreError {
        StoreError(
            code,
            what: BilingualText(
                zh: "案件库 \(path) \(chinese)（\(driver)）", en: "the store \(path) \(english) (\(driver))"),
            fix: fix)
    }

    private static func plain(
        _ code: Code, zh: String, en: String, fixZh: String, fixEn: String
    ) -> StoreError {
        StoreError(code, what: BilingualText(zh: zh, en: en), fix: BilingualText(zh: fixZh, en: fixEn))
    }
}

// MARK: - One for each thing that happens to files

extension StoreError {
    static func noStore(path: String) -> StoreError {
        plain(
            .notFound(path), zh: "没有案件库 \(path)", en: "there is no store at \(path)",
            fixZh: "检查路径；打开第一件案件时建立案件库", fixEn: "check the path; the first case opened makes the store")
    }

    static func noFolder(_ folder: String, path: String) -> StoreError {
        plain(
            .unavailable, zh: "案件库 \(path) 所在的文件夹 \(folder) 不存在",
            en: "the folder \(folder) for the store \(path) does not exist",
            fixZh: "先执行 mkdir -p \(folder)", fixEn: "run mkdir -p \(folder) first")
    }

    static func isFolder(path: String) -> StoreError {
        plain(
            .unavailable, zh: "\(path) 是文件夹，不是案件库", en: "\(path) is a folder, not a store",
            fixZh: "给出文件夹里的文件名，例如 \(path)/cases.sqlite", fixEn: "name a file inside it, such as \(path)/cases.sqlite")
    }

    static func readOnly(path: String) -> StoreError {
        plain(
            .readOnly, zh: "案件库 \(path) 只能读取，不能写入", en: "the store \(path) can be read but not written",
            fixZh: "检查文件及其文件夹的权限（SQLite 要在旁边写 -wal 文件）",
            fixEn: "check the permissions of the file and of its folder (SQLite writes a -wal file beside it)")
    }

    static func notOurs(path: String) -> StoreError {
        plain(
            .corrupt, zh: "文件 \(path) 不是案件库", en: "the file \(path) is not a case store",
            fixZh: "检查路径；该文件没有被改动", fixEn: "check the path; the file was left as it is")
    }

    static func newerFormat(found: Int, known: Int, path: String) -> StoreError {
        plain(
            .newerFormat(found: found, known: known),
            zh: "案件库 \(path) 的格式是 \(found)，本程序只认识到 \(known)",
            en: "the store \(path) has format \(found); this program knows formats up to \(known)",
            fixZh: "请用较新版本的程序打开；文件没有被改动",
            fixEn: "open it with a newer version of the program; the file was left as it is")
    }

    static func olderFormat(found: Int, known: Int, path: String) -> StoreError {
        plain(
            .olderFormat(found: found, known: known), zh: "案件库 \(path) 的格式是 \(found)，须先升级到 \(known) 才能读取",
            en: "the store \(path) has format \(found) and must be brought to \(known) before it can be read",
            fixZh: "先以可写方式打开一次", fixEn: "open it once for writing")
    }

    /// A writer died, or is at work where this reader cannot follow.
    static func logOutOfReach(path: String) -> StoreError {
        plain(
            .readOnly, zh: "案件库 \(path) 旁有尚未并入的日志（-wal），在只读的位置读不了",
            en:
                "beside the store \(path) lies a log not yet folded in (-wal), which cannot be read where nothing may be written",
            fixZh: "由有写权限的人打开一次，或把三个文件一起复制到可写的文件夹",
            fixEn: "have someone who may write open it once, or copy the files together to a folder that may be written"
        )
    }

    /// Writers came and went faster than the file could be read.
    static func restless(path: String) -> StoreError {
        plain(
            .busy, zh: "案件库 \(path) 在读取期间一再变动", en: "the store \(path) was changed again and again while it was read",
            fixZh: "请重试", fixEn: "try again")
    }

    static func settingsNotInForce(_ settings: SQLiteStore.Settings, path: String) -> StoreError {
        let found =
            "journal_mode=\(settings.journalMode) synchronous=\(settings.synchronous) foreign_keys=\(settings.foreignKeys)"
        return plain(
            .unavailable, zh: "案件库 \(path) 没有采用所需的设置（\(found)）",
            en: "the store \(path) did not take the settings it needs (\(found))",
            fixZh: "把案件库放在本机磁盘上，不要放在网络共享上", fixEn: "keep the store on a local disk, not on a network share")
    }

    static func unreadable(_ table: String, _ detail: String, path: String) -> StoreError {
        plain(
            .corrupt, zh: "案件库 \(path) 的表 \(table) 中有读不出的内容（\(detail)）",
            en: "the store \(path) holds something unreadable in the table \(table) (\(detail))",
            fixZh: "从备份恢复，并保留损坏的文件以备查", fixEn: "restore a backup and keep the damaged file for inspection")
    }

    fileprivate static func full(path: String, driver: String) -> StoreError {
        sqlite(
            .full, path, driver, "没有空间了，本步没有写入", "has no room left; nothing of the step was written",
            fix: BilingualText(zh: "腾出磁盘空间后重试", en: "free some space on the disk and try again"))
    }

    fileprivate static func failing(path: String, driver: String) -> StoreError {
        sqlite(
            .unavailable, path, driver, "读写失败，本步没有写入", "could not be read or written; nothing of the step was written",
            fix: BilingualText(
                zh: "检查磁盘：空间、配额、文件大小限制、是否损坏，然后重试",
                en: "check the disk (space, quota, limits on file size, faults) and try again"))
    }

    fileprivate static func busy(path: String, driver: String) -> StoreError {
        sqlite(
            .busy, path, driver, "被另一进程占用太久，没有写入任何内容",
            "was kept locked by another process for too long; nothing was written",
            fix: BilingualText(zh: "请重试", en: "try again"))
    }

    fileprivate static func damaged(path: String, driver: String) -> StoreError {
        sqlite(
            .corrupt, path, driver, "已损坏", "is damaged",
            fix: BilingualText(
                zh: "从备份恢复，并保留损坏的文件以备查", en: "restore a backup and keep the damaged file for inspection"))
    }

    fileprivate static func cannotOpen(path: String, driver: String) -> StoreError {
        sqlite(
            .unavailable, path, driver, "打不开", "cannot be opened",
            fix: BilingualText(
                zh: "检查文件及其文件夹是否存在、有无权限", en: "check that the file and its folder exist and may be used"))
    }
}
