import { useState } from 'react'
import { Command as Cmdk } from 'cmdk'
import { useText } from '../../i18n'
import { Dialog, Icon, Kbd, type Command } from '../../ui'
import { rankCommands } from './rank-commands'
import styles from './palette.module.css'

export interface CommandPaletteProps {
  readonly open: boolean
  readonly onClose: () => void
  /** Every command of the program; those that are not possible now stay out of sight. */
  readonly commands: readonly Command[]
}

/** Every command by name, with its shortcut: in groups, or what a query means, the likeliest first. Enter runs, Esc closes. */
export function CommandPalette({ open, onClose, commands }: CommandPaletteProps) {
  const text = useText()
  const possible = commands.filter((command) => command.enabled)
  const [query, setQuery] = useState('')
  const [wasOpen, setWasOpen] = useState(open)
  if (open !== wasOpen) {
    setWasOpen(open)
    setQuery('')
  }
  const run = (command: Command) => {
    onClose()
    // After the dialog has given the focus back, so that the command acts where the user was.
    requestAnimationFrame(() => command.run())
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={text('palette.title')}
      titleHidden
      closeLabel={text('common.close')}
      place="top"
      width={560}
      flush
    >
      <Cmdk label={text('palette.title')} loop shouldFilter={false} className={styles.palette}>
        <div className={styles.query}>
          <Icon name="search" />
          <Cmdk.Input placeholder={text('palette.placeholder')} value={query} onValueChange={setQuery} />
        </div>
        <Cmdk.List className={styles.list} label={text('palette.title')}>
          <Cmdk.Empty className={styles.empty}>{text('palette.empty')}</Cmdk.Empty>
          {query.trim() === ''
            ? groupsOf(possible).map(([group, commandsOfGroup]) => (
                <Cmdk.Group key={group} heading={group} className={styles.group}>
                  {commandsOfGroup.map((command) => (
                    <Item key={command.id} command={command} onRun={run} />
                  ))}
                </Cmdk.Group>
              ))
            : rankCommands(possible, query).map((command) => <Item key={command.id} command={command} onRun={run} />)}
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  )
}

interface ItemProps {
  readonly command: Command
  readonly onRun: (command: Command) => void
}

function Item({ command, onRun }: ItemProps) {
  return (
    <Cmdk.Item value={command.id} className={styles.item} onSelect={() => onRun(command)}>
      <span>{command.title}</span>
      {command.shortcut && <Kbd shortcut={command.shortcut} />}
    </Cmdk.Item>
  )
}

function groupsOf(commands: readonly Command[]): readonly (readonly [string, readonly Command[]])[] {
  return [...new Set(commands.map(({ group }) => group))].map((group) => [
    group,
    commands.filter((command) => command.group === group)
  ])
}
