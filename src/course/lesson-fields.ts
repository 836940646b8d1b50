import { z } from 'astro/zod';

/** What a lesson's frontmatter says besides title and description. */
export const lessonFields = z.object({
  /** Concept ids that the lesson teaches. */
  covers: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1),
  /** Slugs of lessons to read first. */
  prerequisites: z.array(z.string()),
  /** What the reader can do afterwards; each completes "You can ...". */
  objectives: z.array(z.string().min(10)).min(1),
  /** Ids of the exercises that belong to it. */
  exercises: z.array(z.string()).optional(),
  /** Papers, standards and documents behind the lesson; `Sources.astro` lists them. */
  sources: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/),
        authors: z.string(),
        year: z.number().int(),
        title: z.string(),
        venue: z.string(),
        url: z.url(),
        sections: z.string().optional(),
      }),
    )
    .optional(),
});

export type LessonFields = z.infer<typeof lessonFields>;
