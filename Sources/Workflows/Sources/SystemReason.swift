public import Diagnostics
import Foundation

extension BilingualText {
    /// Why the system could not read or write, in our own words: Foundation has none in Chinese.
    public init(systemError error: any Error) {
        let system = error as NSError
        let posix = system.domain == NSPOSIXErrorDomain ? system : system.userInfo[NSUnderlyingErrorKey] as? NSError
        self =
            Self.known(posix?.code, system.code)
            ?? BilingualText(
                zh: "系统报告错误 \(posix?.code ?? system.code)", en: "the system reports error \(posix?.code ?? system.code)"
            )
    }

    /// What to do about a file that is there and cannot be read.
    public static let makeReadable = BilingualText(
        zh: "检查文件的权限和所在的磁盘", en: "look at the file's permissions and at the disk it lies on")

    private static func known(_ posix: Int?, _ cocoa: Int) -> BilingualText? {
        switch (posix.map(Int32.init), CocoaError.Code(rawValue: cocoa)) {
        case (ENOENT, _), (nil, .fileReadNoSuchFile), (nil, .fileNoSuchFile):
            BilingualText(zh: "没有这个文件", en: "there is no such file")
        case (EACCES, _), (EPERM, _), (nil, .fileReadNoPermission), (nil, .fileWriteNoPermission):
            BilingualText(zh: "没有权限", en: "no permission")
        case (EISDIR, _): BilingualText(zh: "它是目录，不是文件", en: "it is a folder, not a file")
        case (ENOTDIR, _): BilingualText(zh: "路径中间的一段不是目录", en: "a part of the path is no folder")
        case (ENAMETOOLONG, _): BilingualText(zh: "名称太长", en: "the name is too long")
        case (ELOOP, _): BilingualText(zh: "符号链接成环", en: "its links go round in a circle")
        case (EROFS, _), (nil, .fileWriteVolumeReadOnly): BilingualText(zh: "磁盘只读", en: "the disk is read-only")
        case (ENOSPC, _), (EDQUOT, _), (nil, .fileWriteOutOfSpace): BilingualText(zh: "磁盘已满", en: "the disk is full")
        case (EPIPE, _): BilingualText(zh: "读的一方已经关闭", en: "the reader has closed")
        case (EIO, _): BilingualText(zh: "读写设备出错", en: "the device failed")
        case (EMFILE, _), (ENFILE, _): BilingualText(zh: "打开的文件太多", en: "too many files are open")
        case (EBADF, _): BilingualText(zh: "已经关闭", en: "it is closed")
        case (_, .fileReadInapplicableStringEncoding), (_, .fileReadUnknownStringEncoding):
            BilingualText(zh: "不是 UTF-8 文字", en: "it is not UTF-8 text")
        case (_, .fileReadNoSuchFile), (_, .fileNoSuchFile): BilingualText(zh: "没有这个文件", en: "there is no such file")
        case (_, .fileWriteFileExists): BilingualText(zh: "已有同名文件", en: "a file of that name exists")
        default: nil
        }
    }
}
