type Place = { id: string; field: string }
type UploadFormsProps = { places: Place[]; owner: { draft: string } | { case: string }; back: string }

/**
 * The forms that receive files and take them back. They stand outside the form whose questions they serve, because forms
 * cannot be nested; the pickers and buttons inside name them by id.
 */
export function UploadForms({ places, owner, back }: UploadFormsProps) {
  return (
    <>
      {places.map((place) => (
        <form
          key={place.id}
          id={place.id}
          method="post"
          encType="multipart/form-data"
          action={`/upload?${new URLSearchParams({ ...owner, field: place.field, back })}`}
        />
      ))}
      <form id="remove-file" method="post" action="/do/remove-file">
        <input type="hidden" name="back" value={back} />
        <input type="hidden" name="_back" value={back} />
      </form>
    </>
  )
}
