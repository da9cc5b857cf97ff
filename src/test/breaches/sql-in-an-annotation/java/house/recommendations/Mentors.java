package house.recommendations;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface Mentors extends CrudRepository<Mentor, UUID> {
  @Query(
      "select m.id from recommendations.mentor m where exists (select from billing.invoice i where i.id = m.id)")
  List<Mentor> paid();
}
