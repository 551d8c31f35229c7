import type { CSSProperties } from 'react'
import type { FormattedRun, FormattedText } from '#core/citation/formatted-text'

/** Formatted output as text on the page. Links are not followed here: it is a sample. */
export function FormattedRuns({ runs }: { readonly runs: FormattedText }) {
  return runs.map((run, index) => {
    const Tag = run.superscript ? 'sup' : run.subscript ? 'sub' : 'span'
    return (
      <Tag key={index} style={styleOf(run)}>
        {run.text}
      </Tag>
    )
  })
}

const styleOf = (run: FormattedRun): CSSProperties => ({
  ...(run.italic && { fontStyle: 'italic' }),
  ...(run.bold && { fontWeight: 700 }),
  ...(run.underline && { textDecoration: 'underline' }),
  ...(run.smallCaps && { fontVariant: 'small-caps' })
})
