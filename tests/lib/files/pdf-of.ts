/** A small PDF by hand: a catalog, further objects, entries of the trailer. */
export function pdfOf(catalog: string, more: Buffer = Buffer.alloc(0), trailer = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n${catalog}\nendobj\n`, 'latin1'),
    more,
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n9\n%%EOF\n`,
      'latin1',
    ),
  ])
}
