import { useEffect, useState } from 'react'
import { useText } from '../../i18n'
import { ProgressBar } from '../../ui'
import { licenceRows, type LicenceRow } from './licence-rows'
import styles from './about.module.css'

/** Every package that is shipped, with its licence; read only when it is asked for. */
export function LicenceList() {
  const text = useText()
  const [rows, setRows] = useState<readonly LicenceRow[]>()
  useEffect(() => {
    void import('../../../../THIRD-PARTY-LICENCES.md?raw').then((page) => setRows(licenceRows(page.default)))
  }, [])
  if (!rows) return <ProgressBar label={text('common.loading')} value={null} />
  return (
    <div className={styles.list} role="region" aria-label={text('about.licences')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('about.package')}</th>
            <th scope="col">{text('about.licence')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.name} ${row.version}`}>
              <td>
                {row.name} {row.version}
              </td>
              <td>
                {row.licence}
                {row.copyright && <small>{row.copyright}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
