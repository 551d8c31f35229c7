// Dexie takes the store of the browser that is there when it is loaded, by whichever file comes first.
import 'fake-indexeddb/auto'
import { configureGlobal } from 'fast-check'

// The same tests give the same result at any time; SEED looks elsewhere.
configureGlobal({ seed: Number(process.env['SEED'] ?? 7714) })
