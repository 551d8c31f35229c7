import { useState } from 'react'
import { acceptPastedText } from '#core/exchange/pasted-text/accept-pasted-text'
import { analysePastedText } from '#core/exchange/pasted-text/analyse-pasted-text'
import type { PastedText } from '#core/exchange/pasted-text/pasted-text'
import type { Finding } from '#core/finding'
import type { IdSource } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import { useText } from '../../i18n'
import { Dialog } from '../../ui'
import { PastePreview } from './paste-preview'
import { PasteSource, type PastedSource } from './paste-source'

export interface PasteDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** Takes the accepted manuscript. A rejected promise is shown, and the preview stays. */
  readonly onAccept: (manuscript: Manuscript, findings: readonly Finding[]) => Promise<void>
  /** Understands a text away from the main thread; without it, here. */
  readonly analyse?: (text: string) => Promise<PastedText>
}

/** Where the text is now. The pasted text is kept until it is accepted, however often the dialog is closed. */
interface Stage {
  readonly source: PastedSource
  readonly proposal: PastedText | undefined
  readonly working: boolean
  readonly problem: string | undefined
}

const EMPTY: Stage = { source: { text: '', name: undefined }, proposal: undefined, working: false, problem: undefined }

const randomIds: IdSource = <T extends string>(prefix: string) =>
  `${prefix}-${crypto.randomUUID()}` as ReturnType<typeof randomIds<T>>

const analyseHere = (text: string): Promise<PastedText> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(analysePastedText(text)))
  })

/** From a pasted or opened text, by way of a preview in which every guess can be changed, to a manuscript. */
export function PasteDialog({ open, onClose, onAccept, analyse = analyseHere }: PasteDialogProps) {
  const words = useText()
  const [stage, setStage] = useState(EMPTY)
  const change = (part: Partial<Stage>) => setStage((current) => ({ ...current, ...part }))
  const understand = async (source: PastedSource) => {
    change({ source, working: true, problem: undefined })
    const proposal = await analyse(source.text)
    if (proposal.blocks.length === 0) change({ working: false, problem: words('paste.empty') })
    else change({ working: false, proposal })
  }
  const accept = async (pasted: PastedText) => {
    change({ working: true, problem: undefined })
    const title = stage.source.name?.replace(/\.[^.]+$/, '')
    const now = new Date().toISOString()
    const { manuscript, findings } = acceptPastedText(pasted, { ids: randomIds, now, ...(title && { title }) })
    await onAccept(manuscript, findings)
    setStage(EMPTY)
  }
  const failed = (error: unknown) =>
    change({ working: false, problem: error instanceof Error ? error.message : String(error) })
  const back = () => change({ proposal: undefined, problem: undefined })
  const { proposal, source, working, problem } = stage
  return (
    <Dialog
      open={open}
      onClose={proposal ? back : onClose}
      title={words(proposal ? 'paste.previewTitle' : 'paste.title')}
      closeLabel={words(proposal ? 'common.back' : 'common.close')}
      width={proposal ? 1180 : 680}
      flush
    >
      {proposal ? (
        <PastePreview
          start={proposal}
          busy={working}
          problem={problem}
          onBack={back}
          onAccept={(pasted) => void accept(pasted).catch(failed)}
        />
      ) : (
        <PasteSource
          source={source}
          working={working}
          problem={problem}
          onProblem={(message) => change({ problem: message })}
          onSource={(next) => change({ source: next, problem: undefined })}
          onContinue={(next) => void understand(next).catch(failed)}
        />
      )}
    </Dialog>
  )
}
