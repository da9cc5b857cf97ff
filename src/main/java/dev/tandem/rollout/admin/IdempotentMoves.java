package dev.tandem.rollout.admin;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveExecutor;
import dev.tandem.rollout.move.MoveId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepts a request for a move once per idempotency key, and starts the move. */
@Component
class IdempotentMoves {

  private final IdempotentRequests requests;
  private final MoveExecutor moveExecutor;
  private final TransactionTemplate transaction;

  IdempotentMoves(
      IdempotentRequests rolloutRequests,
      MoveExecutor moveExecutor,
      TransactionTemplate transaction) {
    this.requests = rolloutRequests;
    this.moveExecutor = moveExecutor;
    this.transaction = transaction;
  }

  record IdempotentRequest(String action, String module, @Nullable Object body) {}

  private record AcceptedMove(@Nullable UUID move) {}

  /**
   * @return whether there is a move; otherwise the request has had its effect
   */
  boolean accept(
      Caller caller,
      @Nullable String key,
      IdempotentRequest request,
      Supplier<Optional<ModuleMove>> action) {
    var accepted =
        transaction.execute(status ->
            requests.executeOnce(
                caller.memberId(),
                key,
                request,
                AcceptedMove.class,
                () -> new AcceptedMove(action.get().map(move -> move.id().value()).orElse(null))));
    if (accepted.move() == null) {
      return false;
    }
    moveExecutor.start(new MoveId(accepted.move()));
    return true;
  }
}
