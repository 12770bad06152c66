import { exitCodes, Failure } from './failure'
import { languageOf } from './language'
import { createTerminal, plain, type Terminal } from './terminal'

/** The value of `--name`, or of `--name=value`, before the arguments are parsed: how to speak is needed to say what is wrong with them. */
function optionOf(args: readonly string[], name: string): string | undefined {
  const index = args.findIndex((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`))
  const argument = args[index]
  if (argument === undefined) return undefined
  return argument.includes('=') ? argument.slice(argument.indexOf('=') + 1) : args[index + 1]
}

const isArgumentError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

function toFailure(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error
  if (isArgumentError(error)) return new Failure('usage', plain(error.message))
  return undefined
}

/** Runs a program: a failure is said in the reader's language and sets the exit code; a fault of our own keeps its stack. */
export async function runProgram(
  args: readonly string[],
  program: (terminal: Terminal) => Promise<void>,
): Promise<void> {
  const terminal = createTerminal(languageOf(optionOf(args, 'language'), process.env), args.includes('--json'))
  try {
    await program(terminal)
  } catch (error) {
    const failure = toFailure(error)
    if (!failure) throw error
    const { kind, text, details } = failure
    process.exitCode = exitCodes[kind]
    terminal.fail(text, details, {
      ok: false,
      kind,
      message: text[terminal.language],
      details: details.map((detail) => detail[terminal.language]),
    })
  }
}
