import { classList } from '../ui/class-list'

type DisplayChoice = { value: string; word: string; name?: string; pressed: boolean }

type DisplayFormProps = {
  back: string
  name: 'mode' | 'locale'
  label: string
  choices: DisplayChoice[]
  onDeep?: boolean
}

const plain =
  'border-line-strong bg-card text-ink hover:border-brand aria-pressed:border-brand aria-pressed:bg-brand-soft aria-pressed:text-brand-deep'
const deep =
  'border-on-deep-soft/40 bg-transparent text-on-deep hover:border-on-deep aria-pressed:border-on-deep aria-pressed:bg-deep-lift'

/** One row of buttons, each posting its value to the command that remembers how pages look. */
export function DisplayForm({ back, name, label, choices, onDeep }: DisplayFormProps) {
  return (
    <form method="post" action="/do/set-display">
      <input type="hidden" name="back" value={back} />
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{label}</legend>
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="submit"
            name={name}
            value={choice.value}
            lang={name === 'locale' ? choice.value : undefined}
            title={choice.name}
            aria-pressed={choice.pressed}
            className={classList(
              'min-h-target min-w-target rounded-full border px-[0.8em] text-small aria-pressed:font-semibold',
              onDeep ? deep : plain,
            )}
          >
            {choice.word}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
