import type { Position } from './scope'

/** A cite as positions see it. */
export interface PlacedCite {
  readonly id: string
  readonly locator?: string | undefined
  readonly label?: string | undefined
}

export interface PlacedCitation {
  readonly cites: readonly PlacedCite[]
  /** Number of the note; 0 in running text. */
  readonly note: number
}

export interface CitePosition {
  readonly position: Position
  readonly isNear: boolean
  /** True where the number of the note that cites the work first can be told. */
  readonly tellsNote: boolean
}

/** The number of the note that cites a reference first, by the reference's id; running text has none. */
export type FirstNotes = ReadonlyMap<string, number>

export function findFirstNotes(citations: readonly PlacedCitation[]): FirstNotes {
  const notes = new Map<string, number>()
  for (const { cites, note } of citations) for (const { id } of cites) if (!notes.has(id)) notes.set(id, note)
  return new Map([...notes].filter(([, note]) => note > 0))
}

/** Works out, citation by citation in document order, what each cite repeats. */
export class PositionTracker {
  private readonly firstNotes = new Map<string, number>()
  private readonly lastNotes = new Map<string, number>()
  /** Cites of the note before, and of the note that is being read; in running text, of the citation before. */
  private readonly before = { text: NO_CITES, note: NO_CITES }
  private current: readonly PlacedCite[] = []
  private currentNote = 0

  constructor(
    private readonly nearNoteDistance: number,
    private readonly tellsFirstNotes = true
  ) {}

  /** The number of the note that cited a work first, as of the citations so far. */
  firstNoteOf(id: string): number | undefined {
    return this.firstNotes.get(id)
  }

  /** Gives `known` back where it says the same. */
  next(citation: PlacedCitation, known: readonly CitePosition[] = NO_POSITIONS): readonly CitePosition[] {
    if (citation.note === 0) {
      const positions = this.placeAll(citation, onlyCite(this.before.text), known)
      this.before.text = citation.cites
      return positions
    }
    if (citation.note !== this.currentNote) {
      this.before.note = this.current
      this.current = []
      this.currentNote = citation.note
    }
    const first = this.current.length > 0 ? this.current.at(-1) : onlyCite(this.before.note)
    const positions = this.placeAll(citation, first, known)
    this.current = this.current.length === 0 ? citation.cites : [...this.current, ...citation.cites]
    return positions
  }

  private placeAll(
    { cites, note }: PlacedCitation,
    before: PlacedCite | undefined,
    known: readonly CitePosition[]
  ): readonly CitePosition[] {
    let made: CitePosition[] | undefined = known.length === cites.length ? undefined : []
    let previous = before
    for (const [index, cite] of cites.entries()) {
      const place = this.place(cite, previous, note)
      if (!made && place !== known[index]) made = known.slice(0, index)
      made?.push(place)
      previous = cite
    }
    return made ?? known
  }

  private place(cite: PlacedCite, previous: PlacedCite | undefined, note: number): CitePosition {
    const first = this.firstNotes.get(cite.id)
    const last = this.lastNotes.get(cite.id)
    this.lastNotes.set(cite.id, note)
    if (first === undefined) {
      this.firstNotes.set(cite.id, note)
      return FIRST
    }
    const isNear = last !== undefined && note - last <= this.nearNoteDistance
    const tellsNote = first > 0 && this.tellsFirstNotes
    const positions = tellsNote ? (isNear ? NOTED_NEAR : NOTED) : isNear ? REPEATED_NEAR : REPEATED
    return positions[repetition(cite, previous)]
  }
}

const FIRST: CitePosition = { position: 'first', isNear: false, tellsNote: false }

/** One object for each way of repeating: there are thousands of them, and what is the same is told by identity. */
const repeated = (isNear: boolean, tellsNote: boolean): Readonly<Record<Position, CitePosition>> => ({
  first: FIRST,
  subsequent: { position: 'subsequent', isNear, tellsNote },
  ibid: { position: 'ibid', isNear, tellsNote },
  'ibid-with-locator': { position: 'ibid-with-locator', isNear, tellsNote }
})
const REPEATED = repeated(false, false)
const REPEATED_NEAR = repeated(true, false)
const NOTED = repeated(false, true)
const NOTED_NEAR = repeated(true, true)

const NO_CITES: readonly PlacedCite[] = []
const NO_POSITIONS: readonly CitePosition[] = []

function repetition(cite: PlacedCite, previous: PlacedCite | undefined): Position {
  if (previous?.id !== cite.id) return 'subsequent'
  const had = hasLocator(previous)
  if (!hasLocator(cite)) return had ? 'subsequent' : 'ibid'
  const isSame = had && previous.locator === cite.locator && (previous.label ?? 'page') === (cite.label ?? 'page')
  return isSame ? 'ibid' : 'ibid-with-locator'
}

/** The one work that a note or citation cites, as cited last; undefined where it cites several. */
function onlyCite(cites: readonly PlacedCite[]): PlacedCite | undefined {
  const last = cites.at(-1)
  return cites.length < 2 || cites.every((cite) => cite.id === last?.id) ? last : undefined
}

const hasLocator = ({ locator }: PlacedCite): boolean => locator !== undefined && locator !== ''
