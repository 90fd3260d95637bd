import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'

type CodeFormProps = { command: string; back: string; label: string; hint: string; button: string; error?: string }

/** Six digits of the authenticator app. */
export function CodeForm({ command, back, label, hint, button, error }: CodeFormProps) {
  return (
    <form method="post" action={`/do/${command}`} className="grid gap-4">
      <input type="hidden" name="_back" value={back} />
      <TextInput
        id="code"
        name="code"
        label={label}
        hint={hint}
        inputMode="numeric"
        autoComplete="one-time-code"
        size={8}
        required
        error={error}
      />
      <p>
        <Button>{button}</Button>
      </p>
    </form>
  )
}
