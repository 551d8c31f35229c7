import { useState, type ReactNode } from 'react'
import { countTyped, type TypedReferences } from '#core/exchange/typed-references/typed-references'
import { useText } from '../../i18n'
import { Button, Checkbox, Dialog } from '../../ui'
import type { TypedReferencesOffer } from './use-typed-offer'
import styles from './paste.module.css'

export interface TypedOfferProps {
  readonly offer: TypedReferencesOffer
  readonly renderTyped: (found: TypedReferences) => ReactNode
}

/** A typed list of references: how much of it is linked, and whether it is to be connected. */
export function TypedOffer({ offer, renderTyped }: TypedOfferProps) {
  const text = useText()
  const [open, setOpen] = useState(false)
  const { entries, linked, marks, unmatched } = countTyped(offer.found)
  return (
    <section>
      <h3>{text('typed.found')}</h3>
      <p className={styles.counts}>
        {text('typed.entries', { count: entries })}
        <br />
        {text('typed.linked', { count: linked, marks })}
        {unmatched > 0 && (
          <>
            <br />
            <span className={styles.warn}>{text('typed.unmatched', { count: unmatched })}</span>
          </>
        )}
      </p>
      <div className={styles.offerActs}>
        <Checkbox label={text('typed.connect')} checked={offer.connect} onChange={offer.setConnect} />
        <Button size="small" onClick={() => setOpen(true)}>
          {text('typed.details')}
        </Button>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={text('typed.found')}
        closeLabel={text('common.close')}
        width={820}
        flush
      >
        {renderTyped(offer.found)}
      </Dialog>
    </section>
  )
}
