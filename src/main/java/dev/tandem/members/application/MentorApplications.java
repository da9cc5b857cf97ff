package dev.tandem.members.application;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.members.person.MemberId;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface MentorApplications extends ListCrudRepository<MentorApplication, MemberId> {

  /** The oldest first, as somebody waits longest for an answer to it. */
  default Page<MentorApplication> list(List<ApplicationState> states, Paging paging) {
    return Page.of(
        findByStates(states, paging.size(), paging.offset()), paging, countByStates(states));
  }

  @Query(
      """
      select * from members.mentor_application where state in (:states)
      order by submitted_at, id limit :limit offset :offset
      """)
  List<MentorApplication> findByStates(List<ApplicationState> states, int limit, long offset);

  @Query("select count(*) from members.mentor_application where state in (:states)")
  long countByStates(List<ApplicationState> states);
}
