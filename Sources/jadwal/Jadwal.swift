@main
enum Jadwal {
  static func main() {}
}
