import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n'
import { useWorkbench, type StyleEntry, type StylePreview } from '../../workbench/workbench'
import { FormattedRuns } from './formatted-runs'
import styles from './styles.module.css'

/** The arrow keys may run over many styles: one is formatted only where they rest. */
const REST_MS = 90

/** A citation and an entry in the style at hand, English and Chinese. The last one stays until the next is ready. */
export function StylePreviewPanel({ entry }: { readonly entry: StyleEntry }) {
  const text = useText()
  const preview = usePreview(entry.id)
  return (
    <section className={styles.preview} aria-label={text('styles.preview')}>
      {!preview && <p className={styles.about}>{text('styles.previewLoading')}</p>}
      {preview?.kind === 'failed' && <p>{text('styles.previewFailed', { message: preview.message })}</p>}
      {preview?.kind === 'shown' &&
        preview.samples.map((sample) => (
          <div key={sample.language} lang={sample.language} className={styles.sample}>
            <p className={styles.cited}>
              <FormattedRuns runs={sample.citation} />
            </p>
            {sample.entry && entry.class !== 'note' && (
              <p>
                <FormattedRuns runs={sample.entry} />
              </p>
            )}
          </div>
        ))}
    </section>
  )
}

function usePreview(id: string): StylePreview | undefined {
  const { styles: library } = useWorkbench()
  const revision = useStore(library.state, (state) => state.revision)
  const [made, setMade] = useState<{ readonly revision: number; readonly preview: StylePreview }>()
  useEffect(() => {
    let isWanted = true
    const show = (preview: StylePreview) => isWanted && setMade({ revision, preview })
    const timer = setTimeout(() => {
      library.preview(id).then(show, (error: unknown) => {
        show({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
      })
    }, REST_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [library, id, revision])
  return made?.preview
}
