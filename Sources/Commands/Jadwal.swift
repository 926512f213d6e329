import Glibc
import Office
import Store
import Wording

/// The command line of the service.
public enum Jadwal {
  /// The version of the program.
  static let version = "0.1.0"

  /// Runs the program on the words that it was called with, and ends the process with the status of what it did.
  public static func main() -> Never {
    // A reader that goes away is met as an error of the write, not as the end of the process.
    signal(SIGPIPE, SIG_IGN)
    let status = run(
      Array(CommandLine.arguments.dropFirst()), environment: .current(),
      output: ByteOutput(descriptor: STDOUT_FILENO), diagnostics: ByteOutput(descriptor: STDERR_FILENO))
    exit(status.rawValue)
  }

  /// Does what the words after the program's name ask for, and tells on `diagnostics` what kept it from doing
  /// so.
  static func run(
    _ words: [String], environment: ProcessEnvironment, output: ByteOutput, diagnostics: ByteOutput
  ) -> ExitStatus {
    let language = ArgumentParser.language(in: words) ?? .indonesian
    let diagnostics = Diagnostics(output: diagnostics, language: language)
    do {
      let status: ExitStatus
      switch try ArgumentParser.parse(words, .jadwal) {
      case .version:
        try output.writeLine("jadwal \(version)")
        status = .success
      case .help(let topic):
        try output.write(HelpText.about(topic, .jadwal, in: language))
        status = .success
      case .run(let command, let arguments):
        status = try command.run(
          CommandContext(
            arguments: arguments, language: language, environment: environment, output: output,
            diagnostics: diagnostics))
      }
      try output.flush()
      return status
    } catch let error as any CommandError {
      // What was answered before the error stands.
      try? output.flush()
      diagnostics.report(error)
      return error.exitStatus
    } catch is OutputClosed {
      return .success
    } catch let error as DatabaseError {
      diagnostics.report(error)
      return .refusal
    } catch let refusal as Refusal {
      diagnostics.report(refusal)
      return .refusal
    } catch {
      diagnostics.report(UnexpectedError(description: "\(error)"))
      return .refusal
    }
  }
}

/// An error that no command should let through; told rather than hidden.
struct UnexpectedError: Explained {
  let description: String

  var sentence: Sentence {
    let text = Quotation.plain(description, atMost: 300)
    return Sentence("galat yang tidak terduga: \(text)", "unexpected error: \(text)")
  }
}
