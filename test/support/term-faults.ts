import type { Database } from '../../src/adapters/db/database.ts'

/** What must never be found, whatever came first: a sentence and a query whose rows break it. */
const NEVER: readonly (readonly [fault: string, query: string])[] = [
  [
    'R1: a student has two placements',
    `select student_id from placement where term_id = $1 and active group by 1 having count(*) > 1`,
  ],
  [
    'R2: an offer has more students than places',
    `select o.id from offer o join placement p on p.offer_id = o.id and p.active
     where o.term_id = $1 group by o.id having count(*) > o.places`,
  ],
  [
    'R3: a university has more placements than its share',
    `select s.university_id from term_share s join student t using (term_id, university_id)
     join placement p on p.student_id = t.id and p.active
     where s.term_id = $1 group by 1, s.places having count(*) > s.places`,
  ],
  [
    'R4: a district has more students than its maximum',
    `select d.district_id from term_district d join unit u using (district_id)
     join offer o on o.unit_id = u.id and o.term_id = d.term_id join placement p on p.offer_id = o.id and p.active
     where d.term_id = $1 group by 1, d.maximum having count(*) > d.maximum`,
  ],
  [
    'R5: an offer does not cover its student’s period',
    `select p.id from placement p join offer o on o.id = p.offer_id join student s on s.id = p.student_id
     where p.term_id = $1 and p.active and (o.from_on > s.from_on or o.to_on < s.to_on)`,
  ],
  [
    'somebody who has left, or an offer that is gone, has a placement',
    `select p.id from placement p join offer o on o.id = p.offer_id join student s on s.id = p.student_id
     where p.term_id = $1 and p.active and (o.withdrawn_at is not null or s.withdrawn_at is not null)`,
  ],
  [
    'S1: the term has left the matching without a chosen run, or has one before that',
    `select t.id from term t where t.id = $1 and (t.phase in ('confirming', 'published', 'running')) <>
       exists (select from matching_run r where r.term_id = t.id and r.chosen_at is not null)`,
  ],
  [
    'S5: there are proposals before the districts are asked',
    `select p.id from placement p join term t on t.id = p.term_id where t.id = $1 and p.active
     and t.phase in ('draft', 'collecting', 'matching')`,
  ],
  [
    'S7: the term is public, and a confirmed placement is not, or the other way about',
    `select p.id from placement p join term t on t.id = p.term_id where t.id = $1 and p.active
     and (t.phase in ('published', 'running')) <> (p.state = 'published') and p.state in ('confirmed', 'published')`,
  ],
  [
    'C2: a placement that stands has cancelled occasions, or one that has ended others',
    `select p.id from placement p join occasion o on o.placement_id = p.id
     where p.term_id = $1 and (o.status = 'cancelled') = p.active`,
  ],
  [
    'the same letter went to somebody twice',
    `select recipient from outbox_message where calendar is null and $1 <> ''
     group by recipient, subject having count(*) > 1`,
  ],
  [
    'a link opens the page of somebody who has left',
    `select l.id from access_link l join student s on s.id = l.student_id
     where s.term_id = $1 and s.withdrawn_at is not null and l.purpose = 'student-page' and l.revoked_at is null
     and not exists (select from placement_event e join placement p on p.id = e.placement_id
       where p.student_id = s.id and e.kind = 'published')`,
  ],
]

/** The sentences of what is found in the term all the same. */
export async function faultsOfTerm(db: Database, termId: string): Promise<string[]> {
  const faults: string[] = []
  for (const [fault, query] of NEVER) {
    const rows = await db.$queryRawUnsafe<object[]>(query, termId)
    if (rows.length > 0) faults.push(`${fault}: ${JSON.stringify(rows)}`)
  }
  return faults
}
