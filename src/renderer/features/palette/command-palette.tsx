import { Command as Cmdk } from 'cmdk'
import { useText } from '../../i18n'
import { Dialog, Icon, Kbd, type Command } from '../../ui'
import styles from './palette.module.css'

export interface CommandPaletteProps {
  readonly open: boolean
  readonly onClose: () => void
  /** Every command of the program; those that are not possible now stay out of sight. */
  readonly commands: readonly Command[]
}

/** Every command by name, in the order given, with its shortcut. Enter runs, Esc closes. */
export function CommandPalette({ open, onClose, commands }: CommandPaletteProps) {
  const text = useText()
  const possible = commands.filter((command) => command.enabled)
  const groups = [...new Set(possible.map((command) => command.group))]
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
      <Cmdk label={text('palette.title')} loop className={styles.palette}>
        <div className={styles.query}>
          <Icon name="search" />
          <Cmdk.Input placeholder={text('palette.placeholder')} />
        </div>
        <Cmdk.List className={styles.list} label={text('palette.title')}>
          <Cmdk.Empty className={styles.empty}>{text('palette.empty')}</Cmdk.Empty>
          {groups.map((group) => (
            <Cmdk.Group key={group} heading={group} className={styles.group}>
              {possible
                .filter((command) => command.group === group)
                .map((command) => (
                  <Cmdk.Item
                    key={command.id}
                    value={command.id}
                    keywords={[command.title, ...(command.keywords ?? [])]}
                    className={styles.item}
                    onSelect={() => run(command)}
                  >
                    <span>{command.title}</span>
                    {command.shortcut && <Kbd shortcut={command.shortcut} />}
                  </Cmdk.Item>
                ))}
            </Cmdk.Group>
          ))}
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  )
}
