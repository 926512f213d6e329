/// What a mail says, in both languages, part by part in the order in which it is read.
public struct Notice: Hashable, Sendable {
  /// Something that is told beside the sentences.
  public struct Fact: Hashable, Sendable {
    /// What it is.
    public let label: Sentence
    /// What it is in this case, on one line.
    public let value: Sentence

    /// A fact.
    public init(_ label: Sentence, _ value: Sentence) {
      self.label = label
      self.value = value
    }
  }

  /// Where the reader can go.
  public struct Link: Hashable, Sendable {
    /// What is there.
    public let label: Sentence
    /// The address.
    public let address: String

    /// A link.
    public init(_ label: Sentence, to address: String) {
      self.label = label
      self.address = address
    }
  }

  /// A part.
  public enum Block: Hashable, Sendable {
    /// Some sentences.
    case paragraph(Sentence)
    /// Things in a row.
    case list([Sentence])
    /// Facts, each with its name.
    case facts([Fact])
    /// What somebody has written, in that person's words; with who it is.
    case quotation(of: Sentence, String)
    /// The one thing that the reader is asked to do.
    case button(Link)
    /// Somewhere else to go.
    case link(Link)
  }

  /// What it is about, on one line.
  public let subject: Sentence
  /// To whom it speaks.
  public let greeting: Sentence
  /// What it says.
  public let blocks: [Block]
  /// Who says it, line by line.
  public let closing: [Sentence]
  /// What every mail says, below the rest.
  public let footer: [Block]

  /// A notice.
  public init(
    subject: Sentence, greeting: Sentence, blocks: [Block], closing: [Sentence], footer: [Block]
  ) {
    self.subject = subject
    self.greeting = greeting
    self.blocks = blocks
    self.closing = closing
    self.footer = footer
  }
}
