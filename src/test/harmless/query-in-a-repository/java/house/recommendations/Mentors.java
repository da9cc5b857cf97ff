package house.recommendations;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface Mentors extends CrudRepository<Mentor, UUID> {
  String COLUMNS = "select id, bookings from recommendations.mentor ";

  @Query(COLUMNS + "where bookings > :#{#least + 1}")
  List<Mentor> busy(int least);

  @Modifying
  @Query("update recommendations.mentor set bookings = 0 where id = :id")
  void forget(UUID id);
}
