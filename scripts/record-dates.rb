# Records what Ruby, hence Jekyll, makes of dates written between quotes: tests/dates/ruby.tsv.
# Usage: TZ=Europe/Paris ruby scripts/record-dates.rb < tests/dates/ruby.tsv > /tmp/recorded.tsv
# Each line is a date, a tab, and the instant (« error » when Ruby refuses it); lines are read again.
require 'time'

# Completes a date that says too little.
NOW = Time.new(2025, 1, 15, 8, 30, 0)

STDIN.each_line(chomp: true) do |line|
  written = line[/\A[^\t]*/]
  instant =
    begin
      Time.parse(written, NOW).getutc.strftime('%Y-%m-%dT%H:%M:%SZ')
    rescue ArgumentError
      'error'
    end
  puts "#{written}\t#{instant}"
end
