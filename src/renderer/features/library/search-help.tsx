import { useState } from 'react'
import { useText } from '../../i18n'
import { IconButton, Popover } from '../../ui'
import styles from './search-help.module.css'

const EXAMPLES = [
  ['author:harris', 'author'],
  ['title:"stem cell"', 'title'],
  ['year:2018-2020', 'year'],
  ['"phase II"', 'phrase'],
  ['-mouse', 'not'],
  ['ganxibao, gxb', 'pinyin']
] as const

export interface SearchHelpProps {
  /** Puts an example into the search box. */
  readonly onTry: (query: string) => void
}

/** What the search box understands, by examples that can be tried. */
export function SearchHelp({ onTry }: SearchHelpProps) {
  const text = useText()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={text('library.searchHelp')}
      trigger={<IconButton icon="info" label={text('library.searchHelp')} />}
      align="end"
    >
      <div className={styles.help}>
        <p>{text('library.searchHelpIntro')}</p>
        <dl>
          {EXAMPLES.map(([example, meaning]) => (
            <div key={example}>
              <dt>
                <button
                  type="button"
                  onClick={() => {
                    onTry(example.split(', ')[0] ?? example)
                    setOpen(false)
                  }}
                >
                  {example}
                </button>
              </dt>
              <dd>{text(`library.searchHelp.${meaning}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Popover>
  )
}
