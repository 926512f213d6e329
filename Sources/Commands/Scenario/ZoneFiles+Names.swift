import Glibc

extension ZoneFiles {
  /// The identifiers of every zone that the machine has, in alphabetical order: those of tzdata's own list whose files
  /// are there, and the three of Indonesia always.
  var names: [String] {
    let list = (try? InputFile.read("\(folder)/tzdata.zi", atMost: 4 << 20)) ?? []
    var names: Set<String> = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
    for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
      // `Z NAME …` begins a zone, `L TARGET NAME` gives it another name (zic(8)).
      let words = line.split(separator: " ")
      let name: Substring
      switch (words.first, words.count) {
      case ("Z", 2...): name = words[1]
      case ("L", 3...): name = words[2]
      default: continue
      }
      // What a machine is in before it is set up is no zone of anybody.
      if name != "Factory", access("\(folder)/\(name)", R_OK) == 0 { names.insert(String(name)) }
    }
    return names.sorted()
  }
}
