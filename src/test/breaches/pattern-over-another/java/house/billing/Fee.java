package house.billing;

public record Fee(int cents) {}
