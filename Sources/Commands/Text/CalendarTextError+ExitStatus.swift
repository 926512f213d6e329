import ICalendar
import Wording

extension CalendarTextError: CommandError {
  var exitStatus: ExitStatus { .refusal }
}
