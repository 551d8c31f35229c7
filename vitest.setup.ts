import { configureGlobal } from 'fast-check'

// The same tests give the same result at any time; SEED looks elsewhere.
configureGlobal({ seed: Number(process.env['SEED'] ?? 7714) })
