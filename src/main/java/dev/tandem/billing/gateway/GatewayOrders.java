package dev.tandem.billing.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Orders to the gateway. They are inserted by {@link GatewayOrderPlacement} and never deleted. */
public interface GatewayOrders extends Repository<GatewayOrder, String> {

  /** Updates an order that this transaction has locked. */
  GatewayOrder save(GatewayOrder order);

  @Query("select * from billing.gateway_order where key = :key for update")
  Optional<GatewayOrder> findForUpdate(String key);

  /**
   * The order that has been due longest and that no other transaction has locked. Those whose
   * result is not known come first: somebody may have paid for them, and whoever asked may have
   * died.
   */
  default Optional<GatewayOrder> findNextDue(Instant now) {
    return findNextUnanswered(now).or(() -> findNextReady(now));
  }

  @Query(
      """
      select * from billing.gateway_order
      where due_at <= :now and status in ('SENT', 'UNKNOWN', 'PENDING')
      order by due_at for update skip locked limit 1
      """)
  Optional<GatewayOrder> findNextUnanswered(Instant now);

  @Query(
      """
      select * from billing.gateway_order
      where due_at <= :now and status = 'READY'
      order by due_at for update skip locked limit 1
      """)
  Optional<GatewayOrder> findNextReady(Instant now);

  @Query(
      """
      select * from billing.gateway_order
      where refund_id = :refund and attempt < :attempt and status <> 'WITHDRAWN'
      """)
  List<GatewayOrder> findEarlierAttempts(UUID refund, int attempt);

  /** Whether another attempt at a refund has succeeded or has no result yet. */
  @Query(
      """
      select exists (select from billing.gateway_order
      where refund_id = :refund and attempt <> :attempt
      and status not in ('FAILED', 'WITHDRAWN'))
      """)
  boolean hasOtherAttempt(UUID refund, int attempt);

  /** Attempts at a refund that have not been sent. */
  @Modifying
  @Query(
      """
      update billing.gateway_order set status = 'WITHDRAWN'
      where refund_id = :refund and status = 'READY'
      """)
  void withdrawWaitingAttempts(UUID refund);

  @Query(
      """
      select count(*) from billing.gateway_order where subject = :subject and purpose = :purpose
      """)
  int countBySubjectAndPurpose(UUID subject, OrderPurpose purpose);
}
