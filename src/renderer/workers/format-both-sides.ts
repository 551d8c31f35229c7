import { partsOfTogether, requestsTogether } from '#core/citation/format-together'
import type { FormatRequest, FormattedSide } from '#core/citation/processor'
import type { SideName } from '#core/manuscript/manuscript'
import type { CitationClient } from './citation-client'

type BothSides<T> = Readonly<Record<SideName, T>>

/**
 * Formats two sides as one text, as `formatTogether` does, in a worker that ends with it: what is shown of each side by
 * itself stays as it is. Rejects with the reason when the style fails.
 */
export async function formatBothSides(
  createClient: () => CitationClient,
  requests: BothSides<FormatRequest>,
  list: 'each' | 'one'
): Promise<BothSides<FormattedSide>> {
  const client = createClient()
  try {
    const whole = requestsTogether(requests)
    const [leading, facing] = await Promise.all([
      client.format('leading', whole.leading),
      client.format('facing', whole.facing)
    ])
    if (!leading.ok) throw new Error(leading.error.message)
    if (!facing.ok) throw new Error(facing.error.message)
    return partsOfTogether(requests, { leading: leading.value, facing: facing.value }, list)
  } finally {
    client.dispose()
  }
}
