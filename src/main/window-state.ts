export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the window stood; without a place the system chooses one. */
export interface WindowState {
  readonly place: Bounds | undefined
  readonly maximized: boolean
}

const DEFAULT_SIZE = { width: 1440, height: 900 }
const MIN_SIZE = { width: 640, height: 480 }
const MIN_VISIBLE = 120

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

function parseBounds(value: unknown): Bounds | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { x, y, width, height } = value as Record<string, unknown>
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return undefined
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }
}

/** Reads a stored state; a missing or broken one is the default. */
export function parseWindowState(text: string): WindowState {
  try {
    const parsed = JSON.parse(text) as { readonly place?: unknown; readonly maximized?: unknown } | null
    return { place: parseBounds(parsed?.place), maximized: parsed?.maximized === true }
  } catch {
    return { place: undefined, maximized: false }
  }
}

const overlap = (a: Bounds, b: Bounds): { readonly width: number; readonly height: number } => ({
  width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
})

const limit = (size: number, min: number, max = size): number => Math.max(min, Math.min(size, max))

/**
 * Where to put the window on the displays of today: its old place if enough of it can still be seen, otherwise only its
 * size, never larger than the first display.
 */
export function placeWindow(state: WindowState, displays: readonly Bounds[]): Partial<Bounds> {
  const { place } = state
  const first = displays[0]
  const width = limit(place?.width ?? DEFAULT_SIZE.width, MIN_SIZE.width, first?.width)
  const height = limit(place?.height ?? DEFAULT_SIZE.height, MIN_SIZE.height, first?.height)
  if (!place) return { width, height }
  const seen = displays.some((display) => {
    const part = overlap(place, display)
    return part.width >= MIN_VISIBLE && part.height >= MIN_VISIBLE
  })
  return seen
    ? {
        x: place.x,
        y: place.y,
        width: Math.max(place.width, MIN_SIZE.width),
        height: Math.max(place.height, MIN_SIZE.height)
      }
    : { width, height }
}
