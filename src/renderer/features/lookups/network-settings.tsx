import { useState } from 'react'
import { useStore } from 'zustand'
import { SERVICE_NAMES, type ServiceName } from '#core/references/lookup-answer'
import { titleOfSource } from '#core/references/source-title'
import type { NetworkMode, ServiceSettings } from '#host/lookup-api'
import { useText } from '../../i18n'
import { Button, Checkbox, Notice, SegmentedControl, TextField } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import styles from './lookups.module.css'

const MODES: readonly NetworkMode[] = ['off', 'ask', 'on']
/** Services that answer more, or faster, to who has a key of their own. */
const TAKES_KEY: ReadonlySet<ServiceName> = new Set(['pubmed', 'crossref', 'openalex'])
const E_MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Whether services may be asked, who asks, and which ones; each choice counts at once. */
export function NetworkSettings() {
  const text = useText()
  const { lookups } = useWorkbench()
  const { network, services } = useStore(lookups.state, (state) => state.settings)
  const [problem, setProblem] = useState<string>()
  const [showsDetails, setShowsDetails] = useState(false)
  const change = async (settings: Parameters<typeof lookups.change>[0]): Promise<void> =>
    setProblem(await lookups.change(settings))
  const changeService = (name: ServiceName, part: ServiceSettings): void =>
    void change({ services: { ...services, [name]: compact({ ...services[name], ...part }) } })
  return (
    <div className={styles.form}>
      {problem && <Notice tone="bad">{problem}</Notice>}
      <div>
        <SegmentedControl
          label={text('lookups.mode')}
          value={network}
          choices={MODES.map((value) => ({ value, label: text(`lookups.mode.${value}`) }))}
          onChange={(next) => void change({ network: next })}
        />
        <p className={styles.hint}>{text(`lookups.modeText.${network}`)}</p>
      </div>
      <Contact onChange={(contact) => void change({ contact })} />
      <section>
        <h3 className={styles.heading}>{text('lookups.services')}</h3>
        <ul className={styles.services}>
          {SERVICE_NAMES.map((name) => (
            <li key={name}>
              <Checkbox
                label={
                  <>
                    {titleOfSource(name)} <span className={styles.quiet}>{text(`lookups.service.${name}`)}</span>
                  </>
                }
                checked={services[name]?.enabled ?? true}
                onChange={(enabled) => changeService(name, { enabled })}
              />
              {showsDetails && (
                <ServiceDetails
                  name={name}
                  settings={services[name] ?? {}}
                  onChange={(part) => changeService(name, part)}
                />
              )}
            </li>
          ))}
        </ul>
        <Button size="small" variant="quiet" onClick={() => setShowsDetails(!showsDetails)}>
          {text(showsDetails ? 'lookups.detailsHide' : 'lookups.details')}
        </Button>
      </section>
    </div>
  )
}

/** Settings without what was emptied. */
function compact(settings: ServiceSettings): ServiceSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== '' && value !== undefined))
}

function Contact({ onChange }: { readonly onChange: (contact: string) => void }) {
  const text = useText()
  const { lookups } = useWorkbench()
  const contact = useStore(lookups.state, (state) => state.settings.contact)
  const isAddress = (value: string): boolean => value === '' || E_MAIL.test(value)
  return (
    <SettledField
      label={text('lookups.contact')}
      hint={text('lookups.contactHint')}
      type="email"
      kept={contact}
      problemOf={(value) => (isAddress(value) ? undefined : text('lookups.contactBad'))}
      onSettle={onChange}
    />
  )
}

interface ServiceDetailsProps {
  readonly name: ServiceName
  readonly settings: ServiceSettings
  readonly onChange: (part: ServiceSettings) => void
}

function ServiceDetails({ name, settings, onChange }: ServiceDetailsProps) {
  const text = useText()
  return (
    <div className={styles.serviceDetails}>
      <SettledField
        label={`${titleOfSource(name)}: ${text('lookups.address')}`}
        kept={settings.baseUrl ?? ''}
        placeholder="https://"
        problemOf={(value) => (value === '' || /^https:\/\/\S+$/i.test(value) ? undefined : text('lookups.addressBad'))}
        onSettle={(baseUrl) => onChange({ baseUrl })}
      />
      {TAKES_KEY.has(name) && (
        <SettledField
          label={`${titleOfSource(name)}: ${text('lookups.key')}`}
          type="password"
          kept={settings.apiKey ?? ''}
          problemOf={() => undefined}
          onSettle={(apiKey) => onChange({ apiKey })}
        />
      )}
    </div>
  )
}

interface SettledFieldProps {
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'email' | 'password'
  readonly placeholder?: string
  readonly kept: string
  readonly problemOf: (value: string) => string | undefined
  readonly onSettle: (value: string) => void
}

/** A field whose value counts once it is left, or on Enter, and is right. */
function SettledField({ label, hint, type = 'text', placeholder, kept, problemOf, onSettle }: SettledFieldProps) {
  const [draft, setDraft] = useState<string>()
  const value = draft ?? kept
  const settle = (): void => {
    const settled = value.trim()
    if (draft === undefined || problemOf(settled)) return
    setDraft(undefined)
    if (settled !== kept) onSettle(settled)
  }
  return (
    <TextField
      label={label}
      hint={hint}
      type={type}
      autoComplete="off"
      spellCheck={false}
      {...(placeholder && { placeholder })}
      value={value}
      error={draft === undefined ? undefined : problemOf(draft.trim())}
      onChange={setDraft}
      onBlur={settle}
      onEnter={settle}
    />
  )
}
