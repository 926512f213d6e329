import Glibc
import Wording

extension FileProblem: Explained {
  var sentence: Sentence {
    switch self {
    case .unreadable(let path, let error):
      Sentence(
        "\(Quotation.plain(path, atMost: 300)): tidak dapat dibaca: ",
        "\(Quotation.plain(path, atMost: 300)): cannot be read: ") + error.sentence
    case .isFolder(let path):
      Sentence(
        "\(Quotation.plain(path, atMost: 300)): ini folder; sebutkan sebuah berkas",
        "\(Quotation.plain(path, atMost: 300)): this is a folder; name a file")
    case .tooLarge(let path, let limit):
      Sentence(
        """
        \(Quotation.plain(path, atMost: 300)): lebih besar daripada batas \(FileSize(limit).text); bagi \
        berkasnya
        """,
        """
        \(Quotation.plain(path, atMost: 300)): larger than the limit of \(FileSize(limit).text); split the \
        file
        """
      )
    case .unwritable(let path, let error):
      Sentence(
        "\(Quotation.plain(path, atMost: 300)): tidak dapat ditulis: ",
        "\(Quotation.plain(path, atMost: 300)): cannot be written: ") + error.sentence
    case .foreignContent(let folder, let entry):
      Sentence(
        """
        \(Quotation.plain(folder, atMost: 300)): berisi \(Quotation.quoted(entry)), yang bukan hasil \
        jadwal; pilih folder lain atau folder kosong
        """,
        """
        \(Quotation.plain(folder, atMost: 300)): holds \(Quotation.quoted(entry)), which jadwal did not \
        write; choose another folder or an empty one
        """
      )
    case .symbolicLink(let path):
      Sentence(
        "\(Quotation.plain(path, atMost: 300)): ini tautan simbolis; sebutkan foldernya sendiri",
        "\(Quotation.plain(path, atMost: 300)): this is a symbolic link; name the folder itself")
    case .inputFailed(let error):
      Sentence("masukan standar tidak dapat dibaca: ", "standard input cannot be read: ") + error.sentence
    case .outputFailed(let error):
      Sentence("keluaran tidak dapat ditulis: ", "the output cannot be written: ") + error.sentence
    }
  }
}

extension SystemError: Explained {
  var sentence: Sentence {
    switch code {
    case ENOENT: Sentence("tidak ditemukan; periksa namanya", "not found; check the name")
    case EACCES, EPERM:
      Sentence("tidak ada izin; periksa hak aksesnya", "permission denied; check the access rights")
    case ENOTDIR: Sentence("sebagian jalurnya bukan folder", "a part of the path is no folder")
    case EEXIST, ENOTEMPTY: Sentence("nama itu sudah dipakai", "the name is taken already")
    case ENOSPC, EDQUOT: Sentence("tempat penyimpanan penuh", "no space left")
    case EROFS: Sentence("penyimpanan hanya dapat dibaca", "the storage is read-only")
    case ENAMETOOLONG: Sentence("namanya terlalu panjang", "the name is too long")
    case EMFILE, ENFILE: Sentence("terlalu banyak berkas terbuka", "too many open files")
    case EIO: Sentence("penyimpanan gagal dibaca atau ditulis", "the storage failed to read or write")
    default: Sentence("galat sistem \(code)", "system error \(code)")
    }
  }
}
