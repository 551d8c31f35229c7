import { useEffect, useState } from 'react'
import { useText } from '../i18n'
import { Dialog, ProgressBar } from '../ui'

/** Shorter work needs no words. */
const PATIENCE = 500

export interface Reading {
  /** The file that is being read. */
  readonly name: string
  readonly stop: () => void
}

/** Says that a long document is being read, and lets go of it. */
export function ReadingDialog({ reading }: { readonly reading: Reading | undefined }) {
  const text = useText()
  const [shown, setShown] = useState<Reading>()
  useEffect(() => {
    const timer = setTimeout(() => setShown(reading), reading ? PATIENCE : 0)
    return () => clearTimeout(timer)
  }, [reading])
  if (!reading || shown !== reading) return null
  const cancel = { label: text('common.cancel'), run: reading.stop }
  return (
    <Dialog open onClose={reading.stop} title={text('app.opening')} closeLabel={text('common.cancel')} width={420}>
      <ProgressBar label={text('app.reading', { name: reading.name })} value={null} cancel={cancel} />
    </Dialog>
  )
}
