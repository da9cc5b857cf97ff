package house.billing;

public record Slip(int number) {}
