import { localized, perLanguage } from '@sipelandukilat/domain'
import { check } from './commands/check'
import type { Command } from './commands/command'
import { dev, preview } from './commands/dev'
import { explain } from './commands/explain'
import { keys } from './commands/keys'
import { login, logout } from './commands/login'
import { promote } from './commands/promote'
import { publish } from './commands/publish'
import { rollout } from './commands/rollout'
import { rollback, suspend } from './commands/take-back'
import { Failure } from './terminal/failure'
import { runProgram } from './terminal/run-program'
import { plain, type Terminal } from './terminal/terminal'
import { terminalTexts } from './texts/texts'

const commands: Readonly<Record<string, Command>> = {
  dev,
  check,
  login,
  logout,
  keys,
  publish,
  preview,
  promote,
  rollout,
  rollback,
  suspend,
  explain,
}

function help(terminal: Terminal): string {
  const lines = Object.values(commands).map(
    ({ usage, summary }) => `${usage}\n    ${localized(summary, terminal.language)}`,
  )
  return `${lines.join('\n')}\n\n--json  --language id|en  --url http://localhost:4000`
}

const args = process.argv.slice(2)

await runProgram(args, async (terminal) => {
  const [name = 'help', ...rest] = args
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command && rest.includes('--help'))
    return terminal.result(
      perLanguage((language) => `${command.usage}\n${localized(command.summary, language)}`),
      { usage: command.usage },
    )
  if (command) return command.run(rest, terminal)
  if (name === 'help' || name === '--help')
    return terminal.result(plain(help(terminal)), { commands: Object.keys(commands) })
  throw new Failure('usage', terminalTexts.of('unknownCommand', { name }), help(terminal).split('\n').map(plain))
})
