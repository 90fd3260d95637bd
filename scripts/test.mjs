import { ensureDependencies, enterProject, handOver } from './bootstrap.mjs'

enterProject()
ensureDependencies()
handOver('scripts/test.ts', process.argv.slice(2))
