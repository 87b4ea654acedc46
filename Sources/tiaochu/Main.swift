import TiaochuCommands

@main
struct Main {
    static func main() {
        EntryPoint.main()
    }
}
