import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
    environment: 'node',
    // Tests share no state that they change, so files may share the modules they load: half of the time went into loading.
    isolate: false,
    setupFiles: ['./vitest.setup.ts'],
    // Only a hang ends here: a busy machine takes many times as long as a free one.
    testTimeout: 120_000
  }
})
