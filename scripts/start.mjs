import { ensureDependencies, enterProject, handOver, refuse, refuseTakenPort } from './bootstrap.mjs'

enterProject()
const raw = process.env.PORT?.trim() || '3000'
const port = Number(raw)
if (!/^\d{1,5}$/.test(raw) || port < 1 || port > 65_535) {
  refuse(`PORT 须为 1 到 65535 之间的整数，现在是“${raw}” · PORT must be a whole number from 1 to 65535, not "${raw}"`)
}
await refuseTakenPort(port, process.env.HOST?.trim() || (process.env.DATABASE_URL ? '0.0.0.0' : '127.0.0.1'))
ensureDependencies()
handOver('scripts/start.ts', process.argv.slice(2))
