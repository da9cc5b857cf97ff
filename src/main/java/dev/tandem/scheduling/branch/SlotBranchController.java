package dev.tandem.scheduling.branch;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchChange;
import dev.tandem.kernel.branch.BranchChoice;
import dev.tandem.kernel.branch.BranchRequest;
import dev.tandem.kernel.branch.BranchView;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.scheduling.slot.OpenSlots;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The branches of scheduling, for operators. */
@RestController
@RequestMapping("/api/scheduling/branches")
@PreAuthorize("hasRole('OPERATOR')")
class SlotBranchController {

  private final Branch<OpenSlots> slots;

  SlotBranchController(Branch<OpenSlots> slots) {
    this.slots = slots;
  }

  /**
   * @param reason what was found, and why the new implementation may answer again
   */
  record Acknowledgement(@Nullable String reason) {}

  @GetMapping
  Page<BranchView> branches(Paging paging) {
    return Page.slice(List.of(slots.control().view()), paging);
  }

  /** Every process follows within a second. */
  @PutMapping("/slots")
  BranchView change(Caller caller, @RequestBody BranchRequest body) {
    return slots.control().change(body, caller.memberId());
  }

  /** What was done to the branch, the latest first. */
  @GetMapping("/slots/history")
  Page<BranchChange> history(Paging paging) {
    return slots.control().history(paging);
  }

  /** Lets the new implementation be used again after a verdict has switched it off. */
  @PostMapping("/slots/acknowledgement")
  BranchView acknowledge(Caller caller, @RequestBody Acknowledgement body) {
    return slots.control().acknowledge(body.reason(), caller.memberId());
  }

  /** Which implementation finds the slots of a mentor, and why. */
  @GetMapping("/slots/evaluation")
  BranchChoice evaluation(@RequestParam UUID mentor) {
    return slots.choiceFor(mentor);
  }
}
