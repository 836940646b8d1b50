import { z } from 'zod';

/** A term of the glossary, as `content/glossary.yaml` lists it. */
export const glossaryTermSchema = z.strictObject({
  /** Its anchor on the glossary page. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  term: z.string().min(2),
  /** One or two sentences. */
  text: z.string().min(20).max(220),
  /** Words that are linked on first use in a lesson; absent: the term itself. */
  match: z.array(z.string().min(2)).optional(),
  /** The concept whose lesson explains it. */
  concept: z.string().optional(),
});

export type GlossaryTerm = z.infer<typeof glossaryTermSchema>;
