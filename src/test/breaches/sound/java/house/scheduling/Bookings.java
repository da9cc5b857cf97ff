package house.scheduling;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface Bookings extends CrudRepository<Booking, UUID> {
  @Query("select id, mentor_id from scheduling.booking where mentor_id = :mentor")
  List<Booking> of(UUID mentor);
}
