import { useState } from 'react'
import type { Finding } from '#core/finding'
import { useText } from '../../i18n'
import { Button, Notice } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import styles from './styles.module.css'

/** Adds a `.csl` file of the user's own; what is wrong with it is said here, with its line. */
export function OwnStyle({ onAdded }: { readonly onAdded: (id: string) => void }) {
  const text = useText()
  const { host, styles: library } = useWorkbench()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly string[]>([])
  const add = async (): Promise<readonly string[]> => {
    const opened = await host.openFiles({ purpose: 'style' })
    if (!opened.ok) return [opened.error.message]
    const file = opened.value[0]
    if (!file) return []
    const { entry, findings } = await library.addOwn(file.name, file.bytes)
    if (entry) onAdded(entry.id)
    return findings.map((finding) => describe(finding, file.name))
  }
  const run = () => {
    setBusy(true)
    add()
      .then(setProblems, (error: unknown) => setProblems([error instanceof Error ? error.message : String(error)]))
      .finally(() => setBusy(false))
  }
  return (
    <div className={styles.own}>
      {problems.map((problem) => (
        <Notice key={problem} tone="bad">
          {problem}
        </Notice>
      ))}
      <Button icon="add" busy={busy} onClick={run}>
        {text('styles.addOwn')}
      </Button>
    </div>
  )
}

function describe(finding: Finding, file: string): string {
  const line = finding.place?.line
  return line === undefined ? `${file}: ${finding.message}` : `${file}:${line}: ${finding.message}`
}
