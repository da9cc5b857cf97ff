package dev.tandem.scheduling.branch;

import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchChoice;
import dev.tandem.kernel.branch.BranchRequest;
import dev.tandem.kernel.branch.BranchView;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.scheduling.slot.OpenSlots;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
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

  @GetMapping
  Page<BranchView> branches(Paging paging) {
    return Page.slice(List.of(slots.view()), paging);
  }

  /** Every process follows within a second. */
  @PutMapping("/slots")
  BranchView change(@RequestBody BranchRequest body) {
    return slots.change(body);
  }

  /** Which implementation finds the slots of a mentor, and why. */
  @GetMapping("/slots/evaluation")
  BranchChoice evaluation(@RequestParam UUID mentor) {
    return slots.choiceFor(mentor);
  }
}
