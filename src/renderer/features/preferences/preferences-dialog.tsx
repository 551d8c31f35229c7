import { useStore } from 'zustand'
import { LANGUAGES, useText } from '../../i18n'
import { Button, Dialog, IconButton, SegmentedControl, TextField } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import styles from './preferences.module.css'

const TEXT_SIZES = { min: 13, max: 24 } as const

export interface PreferencesDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onAbout: () => void
}

/** Language, theme, density and text size; each takes effect at once. */
export function PreferencesDialog({ open, onClose, onAbout }: PreferencesDialogProps) {
  const text = useText()
  const { preferences, setPreferences } = useWorkbench()
  const { language, theme, density, name } = useStore(preferences)
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={text('shell.preferences')}
      closeLabel={text('common.close')}
      width={420}
    >
      <div className={styles.form}>
        <SegmentedControl
          label={text('preferences.language')}
          value={language}
          choices={LANGUAGES}
          onChange={(next) => setPreferences({ language: next })}
        />
        <SegmentedControl
          label={text('preferences.theme')}
          value={theme}
          choices={[
            { value: 'system', label: text('preferences.themeSystem') },
            { value: 'light', label: text('preferences.themeLight') },
            { value: 'dark', label: text('preferences.themeDark') }
          ]}
          onChange={(next) => setPreferences({ theme: next })}
        />
        <SegmentedControl
          label={text('preferences.density')}
          value={density}
          choices={[
            { value: 'compact', label: text('preferences.compact') },
            { value: 'comfortable', label: text('preferences.comfortable') }
          ]}
          onChange={(next) => setPreferences({ density: next })}
        />
        <TextSize />
        <TextField
          label={text('preferences.name')}
          autoComplete="name"
          value={name}
          onChange={(next) => setPreferences({ name: next })}
        />
        <Button variant="quiet" icon="info" onClick={onAbout}>
          {text('about.open')}
        </Button>
      </div>
    </Dialog>
  )
}

function TextSize() {
  const text = useText()
  const { preferences, setPreferences } = useWorkbench()
  const size = useStore(preferences, (state) => state.textSize)
  const change = (step: number) =>
    setPreferences({ textSize: Math.min(TEXT_SIZES.max, Math.max(TEXT_SIZES.min, size + step)) })
  return (
    <div>
      <div className={styles.sizeLine}>
        <span className={styles.label}>{text('preferences.textSize')}</span>
        <IconButton
          icon="minus"
          size="small"
          label={text('preferences.smaller')}
          disabled={size <= TEXT_SIZES.min}
          onClick={() => change(-1)}
        />
        <output>{text('preferences.pixels', { size })}</output>
        <IconButton
          icon="add"
          size="small"
          label={text('preferences.larger')}
          disabled={size >= TEXT_SIZES.max}
          onClick={() => change(1)}
        />
      </div>
      <div className={`manuscript-type ${styles.sample ?? ''}`} style={{ fontSize: size }}>
        <p lang="en">Half of the patients improved within a year.</p>
        <p lang="zh-CN">半数患者在一年内有所改善。</p>
      </div>
    </div>
  )
}
