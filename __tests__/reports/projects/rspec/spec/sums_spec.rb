RSpec.describe 'outer <b> & "quotes"' do
  it('passes') {}

  context "inner \u{1F419} \e[31mred\e[0m" do
    it 'fails with texts' do
      raise "1 < 2 & \"two\" 'three' \u{1F419} \e[31mred\e[0m \0\a ]]>"
    end

    it 'fails with an expectation' do
      expect({ a: '<b>' }).to eq({ a: '&c' })
    end
  end

  it 'raises in lines' do
    raise ArgumentError, "first line\nsecond line"
  end

  it 'is skipped', skip: 'not <now>' do
  end

  it 'is pending' do
    pending 'known'
    raise 'known'
  end

  it 'is pending and passes' do
    pending 'fixed'
  end

  it 'is for later'

  it 'fails twice', :aggregate_failures do
    expect(1).to eq(2)
    expect(3).to eq(4)
  end
end

RSpec.describe 'with a broken hook' do
  before(:all) { raise 'no hook' }
  it('never runs') {}
end
