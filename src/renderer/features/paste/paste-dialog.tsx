import { useState, type ReactNode } from 'react'
import type { PastedText } from '#core/exchange/pasted-text/pasted-text'
import type { TypedReferences } from '#core/exchange/typed-references/typed-references'
import type { Finding } from '#core/finding'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { Dialog } from '../../ui'
import { PastePreview } from './paste-preview'
import { PasteSource, type DocumentFile, type PastedSource } from './paste-source'

export interface PasteDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** Takes the accepted manuscript. A rejected promise is shown, and the preview stays. */
  readonly onAccept: (accepted: AcceptedPaste) => Promise<void>
  /** Takes a document that was chosen or dropped where a text was expected. */
  readonly onDocument: (document: DocumentFile) => void
  readonly work: PasteWork
  /** The entries and citations of a typed list, one by one. */
  readonly renderTyped: (found: TypedReferences) => ReactNode
}

export interface AcceptedPaste {
  readonly manuscript: Manuscript
  /** What a typed list brought along. */
  readonly references: readonly Reference[]
  readonly findings: readonly Finding[]
}

/** The work on a text, which may be large: done away from the main thread. */
export interface PasteWork {
  readonly analyse: (text: string) => Promise<PastedText>
  /** `title` names a manuscript whose text has no title of its own. */
  readonly accept: (pasted: PastedText, title: string | undefined, connect: boolean) => Promise<AcceptedPaste>
  /** The typed list of references of a proposal, and what refers to it. */
  readonly findTyped: (pasted: PastedText) => Promise<TypedReferences>
}

/** Where the text is now. The pasted text is kept until it is accepted, however often the dialog is closed. */
interface Stage {
  readonly source: PastedSource
  readonly proposal: PastedText | undefined
  readonly working: boolean
  readonly problem: string | undefined
}

const EMPTY: Stage = { source: { text: '', name: undefined }, proposal: undefined, working: false, problem: undefined }

/** From a pasted or opened text, by way of a preview in which every guess can be changed, to a manuscript. */
export function PasteDialog({ open, onClose, onAccept, onDocument, work, renderTyped }: PasteDialogProps) {
  const words = useText()
  const [stage, setStage] = useState(EMPTY)
  const change = (part: Partial<Stage>) => setStage((current) => ({ ...current, ...part }))
  const understand = async (source: PastedSource) => {
    change({ source, working: true, problem: undefined })
    const proposal = await work.analyse(source.text)
    if (proposal.blocks.length === 0) change({ working: false, problem: words('paste.empty') })
    else change({ working: false, proposal })
  }
  const accept = async (pasted: PastedText, decide: () => Promise<boolean>) => {
    change({ working: true, problem: undefined })
    await onAccept(await work.accept(pasted, stage.source.name?.replace(/\.[^.]+$/, ''), await decide()))
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
          findTyped={work.findTyped}
          renderTyped={renderTyped}
          onAccept={(pasted, decide) => void accept(pasted, decide).catch(failed)}
        />
      ) : (
        <PasteSource
          source={source}
          working={working}
          problem={problem}
          onProblem={(message) => change({ problem: message })}
          onSource={(next) => change({ source: next, problem: undefined })}
          onContinue={(next) => void understand(next).catch(failed)}
          onDocument={(document) => {
            change({ problem: undefined })
            onDocument(document)
          }}
        />
      )}
    </Dialog>
  )
}
