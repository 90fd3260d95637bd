type Hall = { name: string; address: string; hours: string; phone: string }

/** Where people are received: name, address, hours, and a number to press. */
export function HallList({ halls }: { halls: Hall[] }) {
  return (
    <ul className="grid gap-4">
      {halls.map((hall) => (
        <li key={hall.name}>
          <p className="font-semibold">{hall.name}</p>
          <p className="text-small text-ink-soft">{hall.address}</p>
          <p className="text-small text-ink-soft">{hall.hours}</p>
          <a href={`tel:${hall.phone}`} className="inline-flex min-h-target items-center tabular-nums">
            {hall.phone}
          </a>
        </li>
      ))}
    </ul>
  )
}
